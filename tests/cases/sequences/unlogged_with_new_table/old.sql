-- needs: 15

