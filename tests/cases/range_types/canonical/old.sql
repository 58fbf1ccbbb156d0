-- needs: 14

